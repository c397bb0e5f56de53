namespace EventManager.Domain.Common;

/// <summary>Words in German and, where somebody has written them, in English. German is the one that must be there.</summary>
public sealed class Bilingual
{
    private Bilingual() { }

    public Bilingual(string de, string? en = null)
    {
        De = de;
        En = en ?? "";
    }

    [NotPersonal]
    public string De { get; private set; } = "";

    /// <summary>Empty where there is no translation: the German words stand in.</summary>
    [NotPersonal]
    public string En { get; private set; } = "";

    public static Bilingual Empty => new("");

    public bool IsEmpty => De.Length == 0 && En.Length == 0;

    /// <param name="language">A two-letter language code; anything but <c>en</c> reads German.</param>
    public string In(string language) => language == "en" && En.Length > 0 ? En : De;

    public Bilingual Copy() => new(De, En);

    public bool SameAs(Bilingual other) => De == other.De && En == other.En;
}
