namespace EventManager.Web.Features.CheckIn.Paper;

/// <summary>Words of the lists on paper.</summary>
internal sealed class PaperText;
