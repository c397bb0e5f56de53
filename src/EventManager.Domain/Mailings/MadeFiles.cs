namespace EventManager.Domain.Mailings;

/// <summary>Files that nobody has added: each is made of what the event is when a mail is written, the same to everybody.</summary>
[Flags]
public enum MadeFiles
{
    None = 0,

    /// <summary>The approved minutes of all sessions.</summary>
    Minutes = 1,

    /// <summary>The booths, to scale.</summary>
    Plan = 2,
}
