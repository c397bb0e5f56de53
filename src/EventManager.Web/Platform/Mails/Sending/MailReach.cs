using EventManager.Domain.Common;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>To whom this installation may write at all. A copy for trying, with the addresses of real people in it, writes to nobody.</summary>
internal sealed class MailReach
{
    private const string Everybody = "*";

    private readonly HashSet<string> people;
    private readonly HashSet<string> domains;

    public MailReach(IOptions<MailOptions> settings, IHostEnvironment environment)
    {
        Only = settings.Value.OnlyTo.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        IsLimited =
            !Only.Contains(Everybody)
            && (Only.Count > 0 || (!environment.IsProduction() && settings.Value.Transport is MailTransportKind.Smtp));
        var named = Only.Select(one => one.TrimStart('@')).ToLookup(one => one.Contains('@', StringComparison.Ordinal));
        people = [.. named[true].Select(MailAddressRules.Normalise)];
        domains = [.. named[false].Select(one => MailAddressRules.DomainOf("@" + one))];
    }

    public bool IsLimited { get; }

    /// <summary>Empty where mails go to nobody.</summary>
    public IReadOnlyList<string> Only { get; }

    public bool Has(string address)
    {
        if (!IsLimited)
            return true;
        // The whole domain, not one that only ends like it.
        return people.Contains(MailAddressRules.Normalise(address)) || domains.Contains(MailAddressRules.DomainOf(address));
    }
}
