using EventManager.Mail;
using EventManager.Mail.Bounces;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Bounces;

/// <summary>Where the mails of this installation come back to; null where they come back to the sender.</summary>
internal sealed class BounceAddresses(IOptions<MailOptions> settings, SiteSecrets secrets)
{
    /// <summary>A database that is away is asked again: the usual way would keep its exception for good.</summary>
    private readonly Lazy<BounceAddress?> known = new(
        () => settings.Value.BounceAddress.Length > 0 ? new(new MailAddress(settings.Value.BounceAddress), secrets.Get("bounces")) : null,
        LazyThreadSafetyMode.PublicationOnly
    );

    public BounceAddress? Value => known.Value;

    public MailAddress? Of(Guid mail) => Value?.Of(mail);
}
