// The answer to one question about a profile.

export interface Flag {
  /** Null where it is not decided, or where the question does not arise. */
  readonly holds: boolean | null;
  /** Why not, or why it is not decided: a clause without a full stop; empty where it holds. */
  readonly why: string;
}

export const STANDS: Flag = { holds: true, why: "" };

export function falls(why: string): Flag {
  return { holds: false, why };
}

export function undecided(why: string): Flag {
  return { holds: null, why };
}
