using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.Notes;

/// <summary>Whom the door should know something of. Whose notes are edited is in the address: a page loaded anew opens the same form.</summary>
public sealed partial class NotesPage
{
    private IReadOnlyList<NotedTicket>? found;
    private NotedTicket? ticket;
    private EditedForm<NoteDraft>? edited;
    private FormProblems problems = FormProblems.None;
    private string? search = "";
    private string? searched = "";
    private string? message;

    /// <summary>Whose notes are edited.</summary>
    [SupplyParameterFromQuery(Name = "ticket")]
    public string? Asked { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private NotesQuery Query { get; set; } = null!;

    [Inject]
    private SaveTicketNotesHandler Saver { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    private bool IsSearched => !string.IsNullOrWhiteSpace(searched);

    protected override async Task LoadAsync()
    {
        found = await Query.FindAsync(Grant!.EventId, searched ?? "", Leaving);
        await OpenAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (found is not null)
            await OpenAsync();
    }

    private async Task OpenAsync()
    {
        if (string.IsNullOrEmpty(Asked))
        {
            (ticket, edited) = (null, null);
            return;
        }
        var id = Guid.TryParse(Asked, out var said) ? said : Guid.Empty;
        if (ticket?.Id == id)
            return;
        (ticket, problems, message) = (await Query.FindAsync(Grant!.EventId, id, Leaving), FormProblems.None, null);
        edited = ticket is null ? null : new(NoteDraft.Fields(Text), new(ticket));
        SayMissing(ticket);
    }

    private async Task SearchAsync()
    {
        (searched, message) = (search, null);
        found = await Query.FindAsync(Grant!.EventId, searched ?? "", Leaving);
    }

    private async Task SaveAsync(FormSaving saving)
    {
        var (noted, draft) = (ticket!, edited!.Form);
        problems = FormProblems.None;
        var result = await Saver.HandleAsync(
            new SaveTicketNotes(Grant!.EventId, noted.Id, draft.Known, draft.Own, Grant.UserId) { Read = draft.Read },
            Leaving
        );
        if (result.Refusal == NoteRefusals.ChangedByAnother && await Query.FindAsync(Grant.EventId, noted.Id, Leaving) is { } theirs)
        {
            edited.JoinWith(() => new(theirs), await Changes.OfAsync(noted.Id, [SaveTicketNotesHandler.Changed], Leaving));
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        found = await Query.FindAsync(Grant.EventId, searched ?? "", Leaving);
        Close();
        message = Text["NotesSaved", noted.Name];
    }

    private void Close()
    {
        (ticket, edited, problems) = (null, null, FormProblems.None);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("ticket", (Guid?)null), replace: true);
    }

    private string AddressOf(Guid id) => Navigation.GetUriWithQueryParameter("ticket", id);

    private string Said(NotedTicket row) =>
        row.Lines.Count == 0 ? "–" : string.Join(" · ", row.Lines.Select(line => NoteWords.Say(Text, line)));
}
