using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Invites the people of a long table.</summary>
internal sealed class InvitationImportTask(
    InvitationImports imports,
    IStringLocalizer<ImportText> text,
    RefusalWords words,
    AuditTrail audit
) : ImportTask(text, words, audit)
{
    public const string Kind = "imports.invitations";

    public override string Name => Kind;

    protected override Task<IImport> OpenAsync(Guid eventId, Guid userId, CancellationToken stop) =>
        Task.FromResult(imports.OfEvent(eventId));
}
