using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EventManager.Web.Platform.Mails;

/// <summary>What sending writes down of one mail, while its claim is ours.</summary>
internal abstract record OutboxMark(OutboxMail Row)
{
    /// <summary>A send begins: a whole lease from now on, and one more attempt.</summary>
    public sealed record Begin(OutboxMail Row, DateTimeOffset Until) : OutboxMark(Row);

    /// <summary>What became of it; the claim ends.</summary>
    public sealed record End(OutboxMail Row, OutboxState State, int Attempts, string Reason) : OutboxMark(Row)
    {
        /// <summary>Null leaves it as it was.</summary>
        public DateTimeOffset? DueAt { get; init; }

        /// <summary>Null leaves it as it was.</summary>
        public DateTimeOffset? SentAt { get; init; }

        /// <summary>Null leaves them as they were.</summary>
        public string? Words { get; init; }
    }
}

/// <summary>
/// Writes the marks of all connections, those that come together in one commit (ADR 0021). Each says "only while the claim is mine";
/// answers whether it was.
/// </summary>
internal sealed class OutboxMarks(IDbContextFactory<EventDb> databases) : GroupCommit<OutboxMark, bool>(databases)
{
    /// <summary>Each mark is true by itself. Only a file needs the bracket, so that many of them are flushed together.</summary>
    protected override bool NeedsTransaction(EventDb db) => !db.Database.GetDbConnection().CanCreateBatch;

    protected override async Task<IReadOnlyList<Result<bool>>> ExecuteAsync(
        EventDb db,
        IReadOnlyList<OutboxMark> commands,
        CancellationToken stop
    )
    {
        var statements = OutboxStatements.Of(db.Model);
        var batch = new StatementBatch(db);
        foreach (var mark in commands)
            statements.Add(batch, mark);
        return [.. (await batch.CountAsync(stop)).Select(changed => (Result<bool>)(changed == 1))];
    }
}

/// <summary>Begin and end, each by the key of a row.</summary>
internal sealed class OutboxStatements(IModel model)
{
    private static readonly ConditionalWeakTable<IModel, OutboxStatements> Known = [];

    private readonly Statement begin = Statement.Of(
        model,
        typeof(OutboxMail),
        """
        UPDATE "Outbox" SET "ClaimedUntil" = @p0, "Attempts" = "Attempts" + 1 WHERE "Id" = @p1 AND "ClaimId" = @p2 AND "State" = @p3
        """,
        nameof(OutboxMail.ClaimedUntil),
        nameof(OutboxMail.Id),
        nameof(OutboxMail.ClaimId),
        nameof(OutboxMail.State)
    );

    private readonly Statement end = Statement.Of(
        model,
        typeof(OutboxMail),
        """
        UPDATE "Outbox" SET "State" = @p0, "Attempts" = @p1, "LastError" = @p2, "DueAt" = @p3, "SentAt" = @p4, "SentText" = @p5, "ClaimId" = NULL,
            "ClaimedUntil" = NULL
        WHERE "Id" = @p6 AND "ClaimId" = @p7 AND "State" = @p8
        """,
        nameof(OutboxMail.State),
        nameof(OutboxMail.Attempts),
        nameof(OutboxMail.LastError),
        nameof(OutboxMail.DueAt),
        nameof(OutboxMail.SentAt),
        nameof(OutboxMail.SentText),
        nameof(OutboxMail.Id),
        nameof(OutboxMail.ClaimId),
        nameof(OutboxMail.State)
    );

    private readonly Statement putOff = Statement.Of(
        model,
        typeof(OutboxMail),
        """
        UPDATE "Outbox" SET "State" = @p0, "DueAt" = @p1, "ClaimId" = NULL, "ClaimedUntil" = NULL
        WHERE "Id" = @p2 AND "ClaimId" = @p3 AND "State" = @p4
        """,
        nameof(OutboxMail.State),
        nameof(OutboxMail.DueAt),
        nameof(OutboxMail.Id),
        nameof(OutboxMail.ClaimId),
        nameof(OutboxMail.State)
    );

    /// <summary>By the hundred: what the context keeps of each row it adds is most of the work and of the memory.</summary>
    private readonly Insert<OutboxMail> mail = Statement.Insert<OutboxMail>(model);
    private readonly Insert<MailLedgerEntry> line = Statement.Insert<MailLedgerEntry>(model);

    public static OutboxStatements Of(IModel model) => Known.GetValue(model, known => new(known));

    public void Add(StatementBatch batch, OutboxMail letter) => batch.Add(mail, letter);

    public void Add(StatementBatch batch, MailLedgerEntry entry) => batch.Add(line, entry);

    public void AddPutOff(StatementBatch batch, OutboxMail row, DateTimeOffset due) =>
        batch.Add(
            putOff,
            row.Attempts == 0 ? OutboxState.Queued : OutboxState.Retrying,
            Instant.Cut(due),
            row.Id,
            row.ClaimId,
            OutboxState.Claimed
        );

    public void Add(StatementBatch batch, OutboxMark mark)
    {
        var row = mark.Row;
        if (mark is OutboxMark.End done)
            batch.Add(
                end,
                done.State,
                done.Attempts,
                done.Reason,
                Instant.Cut(done.DueAt ?? row.DueAt),
                (done.SentAt ?? row.SentAt) is { } sent ? Instant.Cut(sent) : null,
                done.Words ?? row.SentText,
                row.Id,
                row.ClaimId,
                OutboxState.Claimed
            );
        else
            batch.Add(begin, Instant.Cut(((OutboxMark.Begin)mark).Until), row.Id, row.ClaimId, OutboxState.Claimed);
    }
}
