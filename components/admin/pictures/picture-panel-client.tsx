"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast-store";
import { UPLOAD_TYPES } from "@/lib/catalog/picture-rules";
import { DropField } from "../kit/drop-field-client";
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
  const busy = step?.at === "sending" || step?.at === "encoding";

  const upload = (file: File) =>
    uploadPicture(productId, file, (next) => {
      setStep(next);
      if (next.at !== "ready") return;
      toast("The new picture is in the shop");
      router.refresh();
    });

  return (
    <div className="flex flex-col gap-3">
      <DropField
        accept={UPLOAD_TYPES.join(",")}
        disabled={busy}
        onFile={upload}
        className={cx("relative block overflow-hidden rounded-tile", busy && "opacity-60")}
        overClassName="outline-2 outline-action"
      >
        {children}
        <span className="absolute inset-x-3 bottom-3 rounded-full bg-raised px-4 py-2 text-center font-semibold shadow-float">
          Drop or choose another picture
        </span>
      </DropField>
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
