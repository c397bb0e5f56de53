namespace EventManager.Mail;

/// <summary>A part of a message cannot be put on the wire safely. The text names the part, never its value: values are personal data.</summary>
public sealed class MailFormatException(string message) : FormatException(message);
