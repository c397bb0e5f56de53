namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>What the public form sends, as typed.</summary>
internal sealed class RegisterForm : IRegistrationForm
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Organisation { get; set; }

    public string? PartySize { get; set; }

    public string? TimeSlotId { get; set; }

    /// <summary>Younger than the event's limit; null where nothing was said.</summary>
    public bool? IsMinor { get; set; }

    public string? GuardianEmail { get; set; }

    public bool Consent { get; set; }

    /// <summary>Only machines fill this in.</summary>
    public string? Trap { get; set; }
}
