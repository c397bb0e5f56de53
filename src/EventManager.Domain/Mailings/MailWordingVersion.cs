using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>An organiser's own words as they were saved once, to compare with and to go back to.</summary>
[OfEvent(CopyArea.MailWordings, Left = CopyReason.AlreadyHappened, PartOf = typeof(MailWording))]
public sealed class MailWordingVersion
{
    private MailWordingVersion() { }

    /// <param name="wording">The words as they are from now on.</param>
    /// <param name="number">1 for the first; without gaps.</param>
    /// <param name="userId">Who saved them; null for the program itself.</param>
    /// <param name="now">The instant of saving.</param>
    public MailWordingVersion(MailWording wording, int number, Guid? userId, DateTimeOffset now)
    {
        (EventId, Kind, Number, UserId) = (wording.EventId, wording.Kind, number, userId);
        (Subject, Opening) = (WordingWords.Write(wording.Subject), WordingWords.Write(wording.Opening));
        SavedAt = now.ToUniversalTime();
    }

    public Guid EventId { get; private set; }

    [NotPersonal]
    public string Kind { get; private set; } = "";

    public int Number { get; private set; }

    public Guid? UserId { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>In all languages (<see cref="WordingWords"/>).</summary>
    [NotPersonal]
    public string Subject { get; private set; } = "";

    /// <summary>In all languages (<see cref="WordingWords"/>).</summary>
    [NotPersonal]
    public string Opening { get; private set; } = "";
}
