using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>Sends the officers of the chosen companies their links again; within ten minutes nobody gets a second mail.</summary>
internal sealed class SendCompanyLinksTask(
    IDbContextFactory<EventDb> databases,
    CompanyLinkHandler links,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : ChosenTask<CompanyAccess>(databases, text, words)
{
    public const string Kind = "companies.links";

    public override string Name => Kind;

    protected override Expression<Func<CompanyAccess, BulkRow>> Row => c => new BulkRow(c.Id, c.Company);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await links.SendAsync(run.Task.EventId!.Value, row.Id, revoke: false, run.Task.UserId, stop)).Refusal;
}
