using System.ComponentModel.DataAnnotations;
using EventManager.Mail;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>What a house needs before it can send; each message names the key to set.</summary>
internal sealed class MailOptionsCheck(IHostEnvironment environment) : IPostConfigureOptions<MailOptions>, IValidateOptions<MailOptions>
{
    public void PostConfigure(string? name, MailOptions options)
    {
        if (!environment.IsDevelopment())
            return;
        options.Transport ??= MailTransportKind.Mailbox;
        if (options.From.Length == 0)
            options.From = "eventmanager@localhost";
    }

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var wrong = Transport(options).Concat(From(options)).Concat(Bounces(options)).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Transport(MailOptions options) =>
        options.Transport switch
        {
            MailTransportKind.Smtp => Smtp(options),
            MailTransportKind.Pickup when string.IsNullOrWhiteSpace(options.PickupFolder) =>
            [
                "Mail:PickupFolder is missing: the folder into which Mail:Transport Pickup writes.",
            ],
            MailTransportKind.Pickup => [],
            MailTransportKind.Mailbox when environment.IsDevelopment() => [],
            MailTransportKind.Mailbox =>
            [
                "Mail:Transport is Mailbox, which delivers nothing and is for development only. Set it to Smtp or Pickup.",
            ],
            _ => ["Mail:Transport is missing. Set it to Smtp (with Mail:Host) or Pickup (with Mail:PickupFolder)."],
        };

    private static IEnumerable<string> Smtp(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
            return ["Mail:Host is missing: the name of the mail server."];
        var smtp = options.ToSmtp();
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(smtp, new ValidationContext(smtp), results, validateAllProperties: true);
        return results.Select(result =>
            string.Join(", ", result.MemberNames.Select(member => $"{MailOptions.Section}:{member}")) + ": " + result.ErrorMessage
        );
    }

    private static IEnumerable<string> From(MailOptions options)
    {
        if (options.From.Length == 0)
            yield return "Mail:From is missing: the address that mails come from, for example veranstaltungen@kassel.example.";
        else if (!MailAddress.TryParse(options.From, null, out _))
            yield return "Mail:From is no mail address. The sender's name belongs into Mail:FromName.";
    }

    private static IEnumerable<string> Bounces(MailOptions options)
    {
        var box = options.BounceMailbox;
        if (options.BounceAddress.Length > 0 && !MailAddress.TryParse(options.BounceAddress, null, out _))
            yield return "Mail:BounceAddress is no mail address.";
        else if (options.BounceAddress.IndexOf('@', StringComparison.Ordinal) > SignedAddress.LongestLocalPart)
            yield return $"Mail:BounceAddress has more than {SignedAddress.LongestLocalPart} characters before its @: there is no room for the token.";
        if (box.IsSet && options.BounceAddress.Length == 0)
            yield return "Mail:BounceAddress is missing: without it nothing comes back to Mail:BounceMailbox.";
        if (box.IsSet && (box.User.Length == 0 || box.Password.Length == 0))
            yield return "Mail:BounceMailbox:User, Mail:BounceMailbox:Password are missing.";
        if (options.QuietFrom is null != options.QuietUntil is null)
            yield return "Mail:QuietFrom and Mail:QuietUntil belong together: set both or none.";
    }
}
