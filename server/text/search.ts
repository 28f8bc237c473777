/** The index of the first item that is not `before` what is looked for, in a list in which those that are stand first; its length for none. */
export const firstFrom = <T>(list: readonly T[], before: (item: T) => boolean): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && before(item)) low = middle + 1
    else high = middle
  }
  return low
}
