/** A whole number with its digits in groups of three; the platform's own way of doing this costs its first caller 30 ms. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
