// Stage 10: where each conversation lies on the map (clio.md 2). The numbers are math/place.ts's.

/** A new place for every chat when this changes. */
export const placeStage = 'place@2';
