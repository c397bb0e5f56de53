namespace EventManager.Web.Features.Mailings.Files;

/// <summary>Words of files that go with mails.</summary>
internal sealed class MailFileText;
