using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>Takes the chosen schools off the house's list; bookings keep their names.</summary>
internal sealed class RemoveSchoolsTask(
    IDbContextFactory<EventDb> databases,
    SchoolList schools,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : ChosenTask<School>(databases, text, words)
{
    public const string Kind = "schools.remove";

    public override string Name => Kind;

    public override TaskRight Right => TaskRight.CreateEvents;

    protected override Expression<Func<School, BulkRow>> Row => s => new BulkRow(s.Id, s.Name);

    protected override IQueryable<School> Of(IQueryable<School> all, Guid? eventId) => all;

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await schools.RemoveAsync(row.Id, stop)).Refusal;
}
