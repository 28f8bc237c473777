it('passes', () => undefined)
