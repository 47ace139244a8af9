import { answerAuth } from "@/lib/http/session-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

const answer = async (request: Request, { params }: Context): Promise<Response> =>
  answerAuth(request, (await params).nextauth);

export { answer as GET, answer as OPTIONS, answer as POST };
