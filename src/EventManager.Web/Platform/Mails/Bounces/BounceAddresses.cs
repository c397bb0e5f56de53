using EventManager.Mail;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Bounces;

/// <summary>Where the mails of this installation come back to; null where they come back to the sender.</summary>
internal sealed class BounceAddresses(IOptions<MailOptions> settings, SiteSecrets secrets)
{
    /// <summary>A database that is away is asked again: the usual way would keep its exception for good.</summary>
    private readonly Lazy<SignedAddress?> known = new(
        () =>
            settings.Value.BounceAddress.Length > 0
                ? new(new MailAddress(settings.Value.BounceAddress), new(secrets.Get("bounces"), "bounce"))
                : null,
        LazyThreadSafetyMode.PublicationOnly
    );

    public SignedAddress? Value => known.Value;

    public MailAddress? Of(Guid mail) => Value?.Of(mail);
}
