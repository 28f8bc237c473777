// Imported inside run(), which therefore throws.
throw new Error('on purpose')
