namespace EventManager.Domain.Mailings;

public static class SuppressionRules
{
    /// <summary>
    /// Whether an entry keeps a mail back. A service mail goes whatever its reader chose, but not to an address that does not exist: that
    /// would only cost the house its good name with the other servers.
    /// </summary>
    /// <param name="entry">Of the mail's address.</param>
    /// <param name="purpose">Of the mail.</param>
    /// <param name="eventId">Of the mail; null for none.</param>
    public static bool KeepsBack(Suppression entry, MailPurpose purpose, Guid? eventId) =>
        entry.Reason is SuppressionReason.HardBounce
        || (
            purpose is not MailPurpose.Service
            && entry.Scope switch
            {
                SuppressionScope.All => true,
                SuppressionScope.Network => purpose is MailPurpose.Unasked,
                _ => eventId is { } of && entry.EventId == of,
            }
        );
}
