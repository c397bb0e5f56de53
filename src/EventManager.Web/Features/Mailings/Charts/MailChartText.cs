namespace EventManager.Web.Features.Mailings.Charts;

/// <summary>Words of the charts of mails.</summary>
internal sealed class MailChartText;
