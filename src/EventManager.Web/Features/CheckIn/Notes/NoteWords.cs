using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Notes;

/// <summary>A note as people read it: those that the program knows in their language, an own one as it was typed.</summary>
internal static class NoteWords
{
    public static string Say(IStringLocalizer<DoorText> text, string note) =>
        SaveTicketNotesHandler.KnownNotes.Contains(note) ? text["Note." + note] : note;
}
