namespace EventManager.Domain.Common;

/// <summary>How long personal data is kept. The clean-up reads it; the register of processing prints it.</summary>
public enum Retention
{
    /// <summary>Erased a set number of days after the event's end (setting <c>Privacy:KeepDaysAfterEvent</c>, default 90).</summary>
    AfterEvent,

    /// <summary>As long as the account exists.</summary>
    WithAccount,

    /// <summary>As long as the business contact is used; erased on request.</summary>
    WithContact,

    /// <summary>Erased a set number of days after it was sent (setting <c>Privacy:KeepMailDays</c>, default 30).</summary>
    AfterSending,

    /// <summary>Deleted with the background task it belongs to (setting <c>Jobs:KeepTasks</c>, default one day after its end).</summary>
    AfterTask,

    /// <summary>As long as somebody wants what they asked for; deleted when they end it, and after three days where they never confirmed it.</summary>
    UntilWithdrawn,
}

/// <summary>Declares a property as personal data: what for, and how long.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(Retention retention, string purpose) : Attribute
{
    public Retention Retention { get; } = retention;

    public string Purpose { get; } = purpose;
}

/// <summary>Declares that a text property holds no personal data.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotPersonalAttribute : Attribute;
