using System.Data.Common;
using EventManager.Mail;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>
/// How long a node lives, counted in what it does to the outside: statements, commits, mails. After that nothing of it gets through any more,
/// as if its process had been killed: between a statement and the next, before and after a commit, before and after the server took a mail.
/// </summary>
internal sealed class NodeLife(Wire wire, TimeProvider clock, Action died)
    : DbCommandInterceptor,
        IDbTransactionInterceptor,
        IDbConnectionInterceptor,
        IMailTransport
{
    private readonly Lock door = new();
    private int left = int.MaxValue;

    public bool IsOver { get; private set; }

    public void EndAfter(int steps) => left = steps;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => Then(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => Then(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken
    ) => Then(result);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Step();
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken
    ) => Then(result);

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken
    ) => Then(result);

    public ValueTask<IMailSession> OpenAsync(CancellationToken stop) =>
        wire.IsAway ? throw new MailConnectionException("away") : ValueTask.FromResult<IMailSession>(new Session(this));

    private ValueTask<T> Then<T>(T result)
    {
        Step();
        return ValueTask.FromResult(result);
    }

    private void Step()
    {
        lock (door)
        {
            if (!IsOver && --left > 0)
                return;
            if (!IsOver)
                died();
            IsOver = true;
        }
        throw new NodeDiedException();
    }

    private sealed class Session(NodeLife life) : IMailSession
    {
        public ValueTask<MailResult> SendAsync(MailMessage message, CancellationToken stop)
        {
            life.Step();
            life.Take(message);
            life.Step();
            return ValueTask.FromResult(MailResult.ForAll(message.To, Delivery.Accepted, 250, "2.0.0 Ok"));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private void Take(MailMessage message) => wire.Take(message.MessageId!, clock.GetUtcNow());
}

internal sealed class NodeDiedException : Exception;
