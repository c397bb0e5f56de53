using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Sending;

public sealed partial class MailTestOutcome
{
    /// <summary>Null before the try.</summary>
    [Parameter]
    public object? Outcome { get; set; }

    /// <summary>Said where it went well.</summary>
    [Parameter, EditorRequired]
    public required string Good { get; set; }

    /// <summary>Said where it did not.</summary>
    [Parameter, EditorRequired]
    public required string Bad { get; set; }

    private MailTestResult? Result => Outcome as MailTestResult;
}
