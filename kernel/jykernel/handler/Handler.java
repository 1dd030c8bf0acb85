package jykernel.handler;

import jykernel.message.Content;
import jykernel.message.Request;

/** Serves one type of request; busy and idle are the dispatcher's affair. */
interface Handler {
    /** The content of the reply. An exception becomes an error reply. */
    Content handle(Request request);
}
