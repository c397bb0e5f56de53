using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>Makes the chosen keys useless, for good: after a leak there is no time to press one by one.</summary>
internal sealed class RevokeTokensTask(
    IDbContextFactory<EventDb> databases,
    RevokeAccessTokenHandler revoke,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : ChosenTask<AccessToken>(databases, text, words)
{
    public const string Kind = "tokens.revoke";

    public override string Name => Kind;

    public override TaskRight Right => TaskRight.Administrator;

    protected override string Order => nameof(AccessToken.Name);

    protected override Expression<Func<AccessToken, BulkRow>> Row => token => new(token.Id, token.Name);

    protected override IQueryable<AccessToken> Of(IQueryable<AccessToken> all, Guid? eventId) => TokenListQuery.Of(all);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await revoke.HandleAsync(row.Id, run.Task.UserId, stop)).Refusal;
}
