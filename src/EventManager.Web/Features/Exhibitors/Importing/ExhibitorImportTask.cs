using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Importing;

/// <summary>Enters the exhibitors of a long table.</summary>
internal sealed class ExhibitorImportTask(ExhibitorImports imports, IStringLocalizer<ImportText> text, RefusalWords words, AuditTrail audit)
    : ImportTask(text, words, audit)
{
    public const string Kind = "imports.exhibitors";

    public override string Name => Kind;

    protected override Task<IImport> OpenAsync(Guid eventId, Guid userId, CancellationToken stop) =>
        Task.FromResult(imports.OfEvent(eventId, userId));
}
