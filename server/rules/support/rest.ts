/** So many blocks are looked at between two chances to stop: a few milliseconds' work at most. */
const STRIDE = 512

/** Whether work that goes through all blocks should give others a chance after the block with this index. */
export const isRest = (index: number): boolean => index % STRIDE === STRIDE - 1
