"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast-store";
import { UPLOAD_TYPES } from "@/lib/catalog/picture-rules";
import { type UploadStep, uploadPicture } from "./upload-picture";

type PicturePanelProps = {
  productId: string;
  /** The picture as it is. */
  children: ReactNode;
};

/** The picture of a product, and where another one is dropped or chosen; it is sent at once. */
export function PicturePanel({ productId, children }: PicturePanelProps) {
  const router = useRouter();
  const [step, setStep] = useState<UploadStep | null>(null);
  const [over, setOver] = useState(false);
  const busy = step?.at === "sending" || step?.at === "encoding";

  async function take(files: FileList | null) {
    const [file] = files ?? [];
    if (!file || busy) return;
    await uploadPicture(productId, file, (next) => {
      setStep(next);
      if (next.at !== "ready") return;
      toast("The new picture is in the shop");
      router.refresh();
    });
  }

  return (
    <div className="flex flex-col gap-3">
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        className={cx(
          "group relative block overflow-hidden rounded-tile outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-action",
          busy && "opacity-60",
        )}
      >
        {children}
        <span
          className={cx(
            "absolute inset-x-3 bottom-3 rounded-full bg-raised px-4 py-2 text-center font-semibold shadow-float transition-opacity",
            over || busy ? "opacity-100" : "opacity-90 group-hover:opacity-100",
          )}
        >
          {over ? "Let go to upload it" : "Drop or choose another picture"}
        </span>
        <input
          type="file"
          accept={UPLOAD_TYPES.join(",")}
          disabled={busy}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
      </label>
      {step?.at === "sending" && (
        <Progress label="Uploading" value={step.share * 100} note={`${Math.round(step.share * 100)} %`} />
      )}
      {step?.at === "encoding" && <Progress label="Making its sizes" />}
      {step?.at === "failed" && (
        <Notice tone="danger" live title="The picture is as it was">
          {step.message}
        </Notice>
      )}
    </div>
  );
}
