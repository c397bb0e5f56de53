using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Notes;

/// <summary>What the door should know of somebody, while it is edited.</summary>
internal sealed class NoteDraft
{
    private readonly HashSet<string> known;

    public NoteDraft(NotedTicket ticket)
    {
        Read = ticket.OwnNotes;
        known = [.. ticket.Lines.Intersect(SaveTicketNotesHandler.KnownNotes)];
        Own = string.Join('\n', ticket.Lines.Except(SaveTicketNotesHandler.KnownNotes));
    }

    /// <summary>The notes that were read.</summary>
    public string Read { get; }

    /// <summary>Those that the phone says in the reader's language.</summary>
    public IReadOnlyCollection<string> Known => known;

    /// <summary>Plain words, a line for each.</summary>
    public string Own { get; set; }

    public bool this[string note]
    {
        get => known.Contains(note);
        set
        {
            if (value)
                known.Add(note);
            else
                known.Remove(note);
        }
    }

    /// <summary>What two may have changed at once.</summary>
    public static FormFields<NoteDraft> Fields(IStringLocalizer<DoorText> text)
    {
        var fields = new FormFields<NoteDraft>();
        foreach (var note in SaveTicketNotesHandler.KnownNotes)
            fields.Add(note, () => text["Note." + note], d => d[note], (d, value) => d[note] = value);
        return fields.Add("notes", () => text["NotesOwn"], d => d.Own, (d, value) => d.Own = value);
    }
}
