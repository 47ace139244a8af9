type Evaluate = (retried: number) => number;

const FUNCTIONS: Record<string, { arity: number; apply: (...values: number[]) => number }> = {
  pow: { arity: 2, apply: Math.pow },
  min: { arity: 2, apply: Math.min },
  max: { arity: 2, apply: Math.max },
  sqrt: { arity: 1, apply: Math.sqrt },
  abs: { arity: 1, apply: Math.abs },
  exp: { arity: 1, apply: Math.exp },
  floor: { arity: 1, apply: Math.floor },
  ceil: { arity: 1, apply: Math.ceil },
  round: { arity: 1, apply: Math.round },
};

const OPERATORS: Record<string, { level: number; apply: (left: number, right: number) => number }> = {
  "+": { level: 1, apply: (left, right) => left + right },
  "-": { level: 1, apply: (left, right) => left - right },
  "*": { level: 2, apply: (left, right) => left * right },
  "/": { level: 2, apply: (left, right) => left / right },
};

const tokenize = (text: string): string[] => {
  const tokens = text.match(/\s*(\d+(?:\.\d+)?|[a-z]+|[-+*/(),])/gy) ?? [];
  if (tokens.join("").length !== text.trimEnd().length) throw new SyntaxError("unexpected character");
  return tokens.map((token) => token.trim());
};

/**
 * Compiles an `Upstash-Retry-Delay` expression such as `pow(2, retried) * 1000`.
 * @returns the delay in milliseconds for how often a message was retried so far
 * @throws SyntaxError when it is not one
 */
export const compileExpression = (text: string): Evaluate => {
  const tokens = tokenize(text);
  let at = 0;
  const expect = (token: string) => {
    if (tokens[at++] !== token) throw new SyntaxError(`expected ${token}`);
  };

  const call = (name: string): Evaluate => {
    const known = FUNCTIONS[name];
    if (!known) throw new SyntaxError(`unknown name ${name}`);
    expect("(");
    const values: Evaluate[] = [binary(1)];
    while (tokens[at] === ",") {
      at++;
      values.push(binary(1));
    }
    expect(")");
    if (values.length !== known.arity) throw new SyntaxError(`${name} takes ${known.arity} values`);
    return (retried) => known.apply(...values.map((value) => value(retried)));
  };

  const unary = (): Evaluate => {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token === "-") {
      const value = unary();
      return (retried) => -value(retried);
    }
    if (token === "(") {
      const value = binary(1);
      expect(")");
      return value;
    }
    if (token === "retried") return (retried) => retried;
    if (/^\d/.test(token)) return () => Number(token);
    return call(token);
  };

  const binary = (level: number): Evaluate => {
    let left = unary();
    for (;;) {
      const operator = OPERATORS[tokens[at] ?? ""];
      if (!operator || operator.level < level) return left;
      at++;
      const [first, second] = [left, binary(operator.level + 1)];
      left = (retried) => operator.apply(first(retried), second(retried));
    }
  };

  const evaluate = binary(1);
  if (at !== tokens.length) throw new SyntaxError(`unexpected ${tokens[at]}`);
  return evaluate;
};
