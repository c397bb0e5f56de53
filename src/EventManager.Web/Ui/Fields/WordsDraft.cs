using EventManager.Domain.Common;

namespace EventManager.Web.Ui.Fields;

/// <summary>Words in two languages while they are edited.</summary>
public sealed class WordsDraft
{
    public WordsDraft() { }

    public WordsDraft(Bilingual words) => (De, En) = (words.De, words.En);

    public string De { get; set; } = "";

    public string En { get; set; } = "";

    public Bilingual ToWords() => new((De ?? "").Trim(), (En ?? "").Trim());

    public bool IsLongerThan(int length) => (De ?? "").Trim().Length > length || (En ?? "").Trim().Length > length;
}
