import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ChevronDownIcon } from "@/components/ui/icons";
import { type JsonSchema, limitsOf, typeText } from "./type-text";

type Content = { content?: Record<string, { schema?: JsonSchema }> };

export type ApiOperation = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description: string;
  parameters: readonly { name: string; in: string; required: boolean; schema?: JsonSchema }[];
  requestBody?: Content;
  responses: Record<string, Content & { description: string }>;
};

type ApiOperationProps = { method: string; path: string; operation: ApiOperation };

const METHODS: Record<string, BadgeTone> = {
  get: "info",
  post: "success",
  put: "warning",
  patch: "warning",
  delete: "danger",
};

const schemaOf = ({ content = {} }: Content): { type: string; schema: JsonSchema } | undefined =>
  Object.entries(content).map(([type, { schema = {} }]) => ({ type, schema }))[0];

function Type({ schema }: { schema: JsonSchema }) {
  return (
    <pre className="mt-2 max-w-full overflow-x-auto rounded-field border border-line bg-sunken p-4 text-sm leading-relaxed">
      <code>{typeText(schema)}</code>
    </pre>
  );
}

function Parameters({ parameters }: Pick<ApiOperation, "parameters">) {
  if (parameters.length === 0) return null;
  return (
    <div className="mt-5">
      <h4 className="font-semibold">Parameters</h4>
      <dl className="mt-1 divide-y divide-line">
        {parameters.map(({ name, in: place, required, schema = {} }) => (
          <div key={`${place} ${name}`} className="grid gap-x-4 py-2 text-sm sm:grid-cols-[14rem_1fr]">
            <dt>
              <code className="font-semibold">{name}</code>{" "}
              <span className="text-muted">
                {place}
                {required && ", required"}
              </span>
            </dt>
            <dd className="min-w-0 wrap-anywhere text-ink-soft">
              <code>{typeText(schema)}</code>
              <span className="text-muted"> {limitsOf(schema)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Responses({ responses }: Pick<ApiOperation, "responses">) {
  const entries = Object.entries(responses);
  const good = entries.filter(([status]) => status < "400");
  const problems = entries.filter(([status]) => status >= "400");
  return (
    <div className="mt-5">
      <h4 className="font-semibold">Answers</h4>
      {good.map(([status, response]) => {
        const body = schemaOf(response);
        return (
          <div key={status} className="mt-2">
            <p className="text-sm">
              <code className="font-semibold text-success">{status}</code> {response.description}
              {body && body.type !== "application/json" && <span className="text-muted"> ({body.type})</span>}
            </p>
            {body && <Type schema={body.schema} />}
          </div>
        );
      })}
      <ul className="mt-3 flex flex-col gap-1.5 text-sm text-ink-soft">
        {problems.map(([status, { description }]) => (
          <li key={status} className="wrap-anywhere">
            <code className="font-semibold text-danger">{status}</code> {description.replaceAll("`", "")}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One method of one path, closed until somebody wants to know. */
export function ApiOperationCard({ method, path, operation }: ApiOperationProps) {
  const body = operation.requestBody && schemaOf(operation.requestBody);
  return (
    <details
      id={`${method}-${path}`}
      className="group/op scroll-mt-24 rounded-tile border border-line bg-card open:border-edge"
    >
      <summary className="flex min-h-14 list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 [&::-webkit-details-marker]:hidden">
        <Badge tone={METHODS[method]} className="w-19 justify-center uppercase">
          {method}
        </Badge>
        <code className="min-w-0 font-semibold wrap-anywhere">{path}</code>
        <span className="w-full text-muted sm:ml-auto sm:w-auto sm:max-w-[45%] sm:text-right">
          {operation.summary}
        </span>
        <ChevronDownIcon
          size={16}
          className="text-muted transition-[rotate] group-open/op:rotate-180 max-sm:hidden"
        />
      </summary>
      <div className="border-t border-line px-4 py-4 sm:px-6">
        <p className="text-ink-soft">{operation.description}</p>
        <Parameters parameters={operation.parameters} />
        {body && (
          <div className="mt-5">
            <h4 className="font-semibold">Body</h4>
            <Type schema={body.schema} />
          </div>
        )}
        <Responses responses={operation.responses} />
      </div>
    </details>
  );
}
