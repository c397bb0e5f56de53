namespace EventManager.Web.Features.Mailings;

/// <summary>Words of the pages about mails and jobs.</summary>
internal sealed class MailingsText;
