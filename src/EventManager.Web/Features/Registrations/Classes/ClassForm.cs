using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Pages;
using EventManager.Web.Platform;

namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>What the form for a class sends, as typed.</summary>
public sealed class ClassForm : IRegistrationForm
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    /// <summary>From the list or not: the text decides.</summary>
    public string? School { get; set; }

    public string? ClassName { get; set; }

    public string? Pupils { get; set; }

    public string? Adults { get; set; }

    public string? Level { get; set; }

    public string? Needs { get; set; }

    public string? Wish1 { get; set; }

    public string? Wish2 { get; set; }

    public string? Wish3 { get; set; }

    public bool Consent { get; set; }

    /// <summary>Only machines fill this in.</summary>
    public string? Trap { get; set; }

    public IReadOnlyList<Guid> Wishes => [.. new[] { Wish1, Wish2, Wish3 }.Select(TypedValues.Choice).OfType<Guid>().Distinct()];

    /// <param name="listed">The one of the organiser's list that was typed; null for another.</param>
    public ClassDetails ToDetails(SchoolChoice? listed) =>
        new(listed?.Id, listed?.Name ?? School, ClassName, Number(Pupils), Number(Adults), Level, Needs);

    /// <summary>None where it is no number, which every rule refuses.</summary>
    public static int Number(string? typed) => TypedValues.Whole(typed) ?? 0;
}
