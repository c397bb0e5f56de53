using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>
/// People whom somebody chose in a list, to write to them. It never changes: a rule that names it means those and no others, and whoever
/// chooses again makes another one.
/// </summary>
[OfEvent(CopyArea.Mails, Left = CopyReason.AlreadyHappened)]
public sealed class MailSelection
{
    /// <summary>Kept so long where no rule names it: a form may be half filled in.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(7);

    private MailSelection() { }

    public MailSelection(Guid eventId, MailGroup group, DateTimeOffset now) =>
        (EventId, Group, MadeAt) = (eventId, group, now.ToUniversalTime());

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    /// <summary>Of whose list.</summary>
    public MailGroup Group { get; private set; }

    /// <summary>How many were chosen; 0 until all of them are written down. Whoever is erased afterwards is still counted.</summary>
    public int People { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>All are written down.</summary>
    public void Close(int people) => People = people;
}

public static class MailSelectionRefusals
{
    /// <summary>None of the rows is known, or the form names no selection.</summary>
    public static readonly Refusal NobodyChosen = new("mailings.nobody_chosen") { Field = "filter-" + AudienceFilter.Chosen };
}

/// <summary>That somebody was chosen. It goes when that person is erased.</summary>
public sealed class MailSelectionPerson
{
    private MailSelectionPerson() { }

    public MailSelectionPerson(Guid selectionId, Guid personId, MailAudience? @as) =>
        (SelectionId, PersonId, As) = (selectionId, personId, @as);

    public Guid SelectionId { get; private set; }

    /// <summary>The registration, the invitation, the exhibitor.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>
    /// What they were to the event when they were chosen: who is something else since gets nothing. Null for who had cancelled, was turned
    /// down or had not confirmed, and so gets nothing in any case.
    /// </summary>
    public MailAudience? As { get; private set; }
}
