namespace EventManager.Web.Platform.Mails;

internal static class MailKinds
{
    /// <summary>Makes a kind of mail known to the outbox; each area adds its own.</summary>
    public static void AddMailKind<T>(this IServiceCollection services)
        where T : class, IMailKind => services.AddSingleton<IMailKind, T>();
}
