using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>Those of a group whom a list's filters find.</summary>
/// <param name="Of">What they are, or have not done.</param>
/// <param name="Filter">As <see cref="AudienceFilter"/> writes it; empty for all of them.</param>
public sealed record AudiencePart(MailAudience Of, string Filter)
{
    public IReadOnlyDictionary<string, string> Filters => AudienceFilter.Read(Filter, AudienceFilter.KeysOf(Of));

    /// <summary>Of <see cref="MailAudiences.IsChosen"/>: the <see cref="MailSelection"/>; null where none is named.</summary>
    public Guid? Selection => Guid.TryParse(Filters.GetValueOrDefault(AudienceFilter.Chosen), out var id) ? id : null;

    /// <summary>The <see cref="NamedAudience"/> that was chosen; null for filters without a name.</summary>
    public Guid? Named => Guid.TryParse(Filters.GetValueOrDefault(AudienceFilter.Named), out var id) ? id : null;

    /// <summary>The filters alone: they mean the same people.</summary>
    public AudiencePart Unnamed => this with { Filter = AudienceFilter.Write(Narrowing) };

    /// <summary>Who is found by it: a name finds nobody.</summary>
    public IEnumerable<KeyValuePair<string, string>> Narrowing => Filters.Where(one => one.Key != AudienceFilter.Named);

    public AudiencePart As(Guid named) =>
        this with
        {
            Filter = AudienceFilter.Write(Narrowing.Append(new(AudienceFilter.Named, named.ToString()))),
        };

    /// <summary>Without what narrows it; who was chosen by hand is no filter but who they are.</summary>
    public AudiencePart Unfiltered => new(Of, AudienceFilter.Write(Filters.Where(one => one.Key == AudienceFilter.Chosen)));

    public static AudiencePart OfSelection(MailGroup group, Guid selection) =>
        new(MailAudiences.ChosenOf(group), AudienceFilter.Write([new(AudienceFilter.Chosen, selection.ToString())]));

    /// <summary>What the copy of an event does not have stays as it is and finds nobody: left out, the mail would go to all.</summary>
    /// <param name="target">The copy.</param>
    /// <param name="isWhole">Whether all of it came along.</param>
    public AudiencePart MovedTo(CopyTarget target, out bool isWhole)
    {
        var values = Filters.ToDictionary();
        // Who is sent by a company, or was chosen by hand, is known to one event alone.
        isWhole = !values.ContainsKey("company") && !MailAudiences.IsChosen(Of);
        foreach (
            var (key, map) in new[]
            {
                (AudienceFilter.Slot, target.Slots),
                (AudienceFilter.Session, target.Sessions),
                (AudienceFilter.Named, target.Audiences),
            }
        )
        {
            if (!values.TryGetValue(key, out var value))
                continue;
            if (Guid.TryParse(value, out var id) && map.TryGetValue(id, out var there))
                values[key] = there.ToString();
            else
                isWhole = false;
        }
        return this with { Filter = AudienceFilter.Write(values) };
    }

    public string Write() => Of + Filter;

    /// <summary>Null where nobody of this program wrote it.</summary>
    public static AudiencePart? Read(string line)
    {
        var end = line.IndexOf('?', StringComparison.Ordinal);
        var (name, filter) = end < 0 ? (line, "") : (line[..end], line[end..]);
        return Enum.TryParse<MailAudience>(name, out var of) && Enum.IsDefined(of) ? new(of, filter) : null;
    }
}

/// <summary>Who gets a rule's mail: a group, of it those whom filters find, and of these not who is left out.</summary>
/// <param name="Of">The group.</param>
public sealed record AudienceChoice(MailAudience Of)
{
    /// <summary>Rules whose mail can leave somebody out, and other audiences.</summary>
    public const int MostLeftOut = 20;

    public const int MostAddresses = 50;

    /// <summary>As <see cref="AudiencePart.Filter"/>.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Rules: whoever got their mail, or is about to, gets none. Ids, in order, with blanks between them.</summary>
    public string NotMailed { get; init; } = "";

    /// <summary>Other audiences of the same group: whoever is of one of them gets none. One <see cref="AudiencePart"/> a line.</summary>
    public string NotAmong { get; init; } = "";

    /// <summary>Addresses that get none, normalised, one a line.</summary>
    public string NotTo { get; init; } = "";

    public AudiencePart Part => new(Of, Filter);

    public IReadOnlyList<Guid> MailedRules => [.. NotMailed.Split(' ').Where(one => Guid.TryParse(one, out _)).Select(Guid.Parse)];

    public IReadOnlyList<AudiencePart> Others => [.. Lines(NotAmong).Select(AudiencePart.Read).OfType<AudiencePart>()];

    public IReadOnlyList<string> Addresses => Lines(NotTo);

    public bool IsWhole => (Filter, NotMailed, NotAmong, NotTo) == ("", "", "", "");

    /// <summary>Somebody can leave it: whether that was so is asked again when the mail leaves.</summary>
    public bool CanBeLeft => !IsWhole || MailAudiences.CanBeLeft(Of);

    /// <summary>The same of another audience; what means nothing in its group is dropped.</summary>
    public AudienceChoice As(MailAudience of) =>
        of == Of ? this
        : MailAudiences.GroupOf(of) != MailAudiences.GroupOf(Of) ? new AudienceChoice(of) { NotTo = NotTo }
        // A name is of one audience.
        : this with { Of = of, Filter = AudienceFilter.Write(AudienceFilter.Read(Part.Unnamed.Filter, AudienceFilter.KeysOf(of))) };

    /// <summary>The same people, where a name is gone.</summary>
    public AudienceChoice Without(Guid named) =>
        this with
        {
            Filter = Part.Named == named ? Part.Unnamed.Filter : Filter,
            NotAmong = Parts(Others.Select(other => other.Named == named ? other.Unnamed : other)),
        };

    /// <summary>The filters alone: a choice with names means the same people.</summary>
    public AudienceChoice Unnamed => this with { Filter = Part.Unnamed.Filter, NotAmong = Parts(Others.Select(other => other.Unnamed)) };

    public bool Names(Guid named) => Others.Append(Part).Any(part => part.Named == named);

    public static implicit operator AudienceChoice(MailAudience of) => FromMailAudience(of);

    public static AudienceChoice FromMailAudience(MailAudience of) => new(of);

    public static string Ids(IEnumerable<Guid> rules) => string.Join(' ', rules.Distinct().Order().Select(id => id.ToString("N")));

    public static string Parts(IEnumerable<AudiencePart> others) =>
        string.Join('\n', others.Select(one => one.Write()).Distinct().Order(StringComparer.Ordinal));

    /// <summary>
    /// As typed, separated by lines, commas, semicolons or blanks. What is no address is refused and never left out: else somebody gets the
    /// mail who was not to get it.
    /// </summary>
    public static Result<string> AddressList(string typed)
    {
        var said = typed.Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (said.FirstOrDefault(one => !MailAddressRules.IsValid(one)) is { } wrong)
            return new Refusal("mailings.left_out_address", CleanText.Cut(wrong, 60)) { Field = "notTo" };
        var addresses = said.Select(MailAddressRules.Normalise).Distinct().Order(StringComparer.Ordinal).ToList();
        return addresses.Count > MostAddresses
            ? new Refusal("mailings.left_out_many", MostAddresses) { Field = "notTo" }
            : string.Join('\n', addresses);
    }

    /// <summary>
    /// The same in the copy of an event, as far as it means anything there: addresses are of people and stay behind.
    /// </summary>
    /// <returns>Whether all of it came along.</returns>
    public bool CopyTo(CopyTarget target, out AudienceChoice copy)
    {
        var isWhole = NotTo.Length == 0;
        copy = new(Of)
        {
            Filter = Moved([Part], target, ref isWhole)[0].Filter,
            NotMailed = Ids(Moved(MailedRules, target.Rules, ref isWhole)),
            NotAmong = Parts(Moved(Others, target, ref isWhole)),
        };
        return isWhole;
    }

    private static List<Guid> Moved(IReadOnlyList<Guid> ids, Dictionary<Guid, Guid> map, ref bool isWhole)
    {
        isWhole &= ids.All(map.ContainsKey);
        return [.. ids.Where(map.ContainsKey).Select(id => map[id])];
    }

    private static List<AudiencePart> Moved(IReadOnlyList<AudiencePart> parts, CopyTarget target, ref bool isWhole)
    {
        var moved = new List<AudiencePart>();
        foreach (var part in parts)
        {
            moved.Add(part.MovedTo(target, out var isThere));
            isWhole &= isThere;
        }
        return moved;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
