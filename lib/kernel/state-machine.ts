/** A closed table of states and their legal next states. */
export type StateMachine<State extends string> = {
  states: readonly State[];
  nextStates(from: State): readonly State[];
  canMove(from: State, to: State): boolean;
  /** The states from which `to` can be reached in one step: what a conditional update names in its `where`. */
  sourcesOf(to: State): State[];
};

export const stateMachine = <State extends string>(
  table: Record<State, readonly State[]>,
): StateMachine<State> => {
  const states = Object.keys(table) as State[];
  return {
    states,
    nextStates: (from) => table[from],
    canMove: (from, to) => table[from].includes(to),
    sourcesOf: (to) => states.filter((state) => table[state].includes(to)),
  };
};
