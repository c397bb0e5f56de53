using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>What a teacher says of a class. No pupil is named.</summary>
public sealed class ClassBooking
{
    public const int MaxClassLength = 40;
    public const int MaxLevelLength = 80;
    public const int MaxNeedsLength = 1_000;

    private ClassBooking() { }

    public ClassBooking(Guid registrationId, ClassDetails details)
    {
        RegistrationId = registrationId;
        Describe(details);
    }

    /// <summary>The registration, and the key.</summary>
    public Guid RegistrationId { get; private set; }

    /// <summary>Null where the school is not on the list.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>As it stood on the list, or as typed.</summary>
    [NotPersonal]
    public string SchoolName { get; private set; } = "";

    [NotPersonal]
    public string ClassName { get; private set; } = "";

    public int Pupils { get; private set; }

    /// <summary>Teachers and others who come along.</summary>
    public int Adults { get; private set; }

    /// <summary>Year or course: "Jahrgang 9, Hauptschulzweig"; may be empty.</summary>
    [NotPersonal]
    public string Level { get; private set; } = "";

    /// <summary>Step-free ways, an interpreter, a quiet place; may be empty. In a small class it can say who.</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string Needs { get; private set; } = "";

    public int People => Pupils + Adults;

    public ClassDetails Details => new(SchoolId, SchoolName, ClassName, Pupils, Adults, Level, Needs);

    public void Describe(ClassDetails details)
    {
        SchoolId = details.SchoolId;
        SchoolName = PersonNames.Clean(details.SchoolName);
        ClassName = PersonNames.Clean(details.ClassName);
        Pupils = details.Pupils;
        Adults = details.Adults;
        Level = PersonNames.Clean(details.Level);
        Needs = (details.Needs ?? "").Trim();
    }
}

/// <summary>A class as typed.</summary>
/// <param name="SchoolId">From the list; null with a name of its own.</param>
/// <param name="SchoolName">The school's name.</param>
/// <param name="ClassName">"9b".</param>
/// <param name="Pupils">How many pupils.</param>
/// <param name="Adults">How many who accompany them.</param>
/// <param name="Level">Year or course; may be empty.</param>
/// <param name="Needs">What the house should prepare; may be empty.</param>
public sealed record ClassDetails(
    Guid? SchoolId,
    string? SchoolName,
    string? ClassName,
    int Pupils,
    int Adults,
    string? Level = null,
    string? Needs = null
)
{
    public int People => Pupils + Adults;

    /// <summary>"9b, Offene Schule Waldau": what the ticket, the list and the door call it.</summary>
    public string Caption => PersonNames.Clean(ClassName) + ", " + PersonNames.Clean(SchoolName);
}
