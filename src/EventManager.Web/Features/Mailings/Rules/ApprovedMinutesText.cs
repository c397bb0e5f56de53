namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Words of minutes that go by themselves.</summary>
internal sealed class ApprovedMinutesText;
