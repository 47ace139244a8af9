"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { ArrowRightIcon } from "@/components/ui/icons";
import { Table, Td, Th } from "@/components/ui/table";
import { plainText } from "@/lib/search/rules";
import type { Synonym } from "@/lib/search/word-rules";
import { SynonymForm } from "./synonym-form-client";

const matches = ({ word, words }: Synonym, typed: string): boolean =>
  plainText([word ?? "", ...words].join(" ")).includes(plainText(typed.trim()));

/** All groups of words, narrowed while one types. */
export function SynonymList({ synonyms }: { synonyms: Synonym[] }) {
  const [typed, setTyped] = useState("");
  const shown = synonyms.filter((synonym) => matches(synonym, typed));
  return (
    <>
      <TextField
        label="Find a word"
        labelHidden
        type="search"
        placeholder="Find a word"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className="mb-3 max-w-sm"
      />
      {shown.length === 0 ? (
        <p className="py-6 text-muted">
          {typed ? `No group holds “${typed.trim()}”.` : "No words stand for others yet."}
        </p>
      ) : (
        <Table
          label="Synonyms"
          className="max-h-[32rem]"
          head={
            <>
              <Th>Words</Th>
              <Th>
                <span className="sr-only">Edit</span>
              </Th>
            </>
          }
        >
          {shown.map((synonym) => (
            <tr key={synonym.id}>
              <Td className="w-full min-w-0 wrap-anywhere">
                {synonym.word !== null && (
                  <>
                    <span className="font-semibold">{synonym.word}</span>
                    <ArrowRightIcon size={16} label="finds too" className="mx-2 inline text-muted" />
                  </>
                )}
                {synonym.words.join(", ")}
              </Td>
              <Td end>
                <SynonymForm synonym={synonym} />
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
