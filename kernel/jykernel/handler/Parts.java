package jykernel.handler;

import jykernel.execution.TaskThread;
import jykernel.history.CellHistory;
import jykernel.interpreter.Interpreter;
import jykernel.interrupt.Interrupts;
import jykernel.message.Inbox;
import jykernel.message.KernelInfo;
import jykernel.message.Outbox;

/**
 * What the handlers work with.
 *
 * @param worker runs cells
 * @param assistant answers questions while a cell runs
 * @param about the answer to {@code kernel_info_request}
 * @param ports the answer to {@code connect_request}
 * @param exit ends the kernel, once what is in the outbox has been sent; returns at once
 */
public record Parts(
        Outbox outbox,
        Inbox inbox,
        TaskThread worker,
        TaskThread assistant,
        Interpreter interpreter,
        Interrupts interrupts,
        CellHistory history,
        KernelInfo.Reply about,
        KernelInfo.Connect ports,
        Runnable exit) {}
