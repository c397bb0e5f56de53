using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>Done to chosen accounts by an administrator, and never to the own one: who closes that locks themselves out.</summary>
internal abstract class AccountTask(IDbContextFactory<EventDb> databases, IStringLocalizer<TaskText> text, RefusalWords words)
    : ChosenTask<Account>(databases, text, words)
{
    public override TaskRight Right => TaskRight.Administrator;

    protected override Expression<Func<Account, BulkRow>> Row => account => new(account.Id, account.DisplayName);

    protected override IQueryable<Account> Of(IQueryable<Account> all, Guid? eventId) => all;

    protected sealed override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        row.Id == run.Task.UserId ? AccountRefusals.OwnAccount : await DoAsync(row.Id, run.Task.UserId, stop);

    protected abstract Task<Refusal?> DoAsync(Guid accountId, Guid by, CancellationToken stop);
}

/// <summary>Closes them; rights and roles stay for later.</summary>
internal sealed class DisableAccountsTask(
    IDbContextFactory<EventDb> databases,
    DisableAccountHandler disable,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : AccountTask(databases, text, words)
{
    public const string Kind = "accounts.disable";

    public override string Name => Kind;

    protected override async Task<Refusal?> DoAsync(Guid accountId, Guid by, CancellationToken stop) =>
        (await disable.HandleAsync(new(accountId, IsDisabled: true, by), stop)).Refusal;
}

/// <summary>Takes back what <see cref="DisableAccountsTask"/> did, and only that.</summary>
internal sealed class EnableAccountsTask(
    IDbContextFactory<EventDb> databases,
    DisableAccountHandler disable,
    DoneByTask done,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : AccountTask(databases, text, words)
{
    public const string Kind = "accounts.enable";

    public override string Name => Kind;

    protected override Task<IReadOnlyList<Guid>> ReadIdsAsync(TaskRun run, CancellationToken stop) =>
        done.FindAsync(run, "account.disabled", stop);

    protected override async Task<Refusal?> DoAsync(Guid accountId, Guid by, CancellationToken stop) =>
        (await disable.HandleAsync(new(accountId, IsDisabled: false, by), stop)).Refusal;
}

/// <summary>Signs them out everywhere.</summary>
internal sealed class EndSessionsTask(
    IDbContextFactory<EventDb> databases,
    EndSessionsHandler end,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : AccountTask(databases, text, words)
{
    public const string Kind = "accounts.sign-out";

    public override string Name => Kind;

    protected override async Task<Refusal?> DoAsync(Guid accountId, Guid by, CancellationToken stop) =>
        (await end.HandleAsync(new(accountId, by), stop)).Refusal;
}
