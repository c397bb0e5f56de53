using EventManager.Domain.Common;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>To whom this installation may write at all. A copy for trying, with the addresses of real people in it, writes to nobody.</summary>
internal sealed class MailReach(IOptions<MailOptions> settings, IHostEnvironment environment)
{
    private const string Everybody = "*";

    private readonly string[] only = settings.Value.OnlyTo.Split(
        ',',
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
    );

    public bool IsLimited =>
        !only.Contains(Everybody)
        && (only.Length > 0 || (!environment.IsProduction() && settings.Value.Transport is MailTransportKind.Smtp));

    /// <summary>Empty where mails go to nobody.</summary>
    public IReadOnlyList<string> Only => only;

    public bool Has(string address)
    {
        if (!IsLimited)
            return true;
        var normal = MailAddressRules.Normalise(address);
        // The whole domain, not one that only ends like it.
        return only.Select(one => one.TrimStart('@'))
            .Any(one =>
                one.Contains('@', StringComparison.Ordinal)
                    ? MailAddressRules.Normalise(one) == normal
                    : MailAddressRules.DomainOf("@" + one) == MailAddressRules.DomainOf(normal)
            );
    }
}
