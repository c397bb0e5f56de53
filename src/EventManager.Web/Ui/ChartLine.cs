namespace EventManager.Web.Ui;

/// <summary>How a line is drawn: told apart without colours, too.</summary>
public enum ChartLook
{
    /// <summary>What it is about: a thick line.</summary>
    Main,

    /// <summary>To compare with: dashes.</summary>
    Before,

    /// <summary>Not counted but expected: dots.</summary>
    Expected,

    /// <summary>One more, which none of these is: dashes and dots.</summary>
    Beside,
}

/// <param name="Name">In the legend and as a column of the table.</param>
/// <param name="Values">One for each label; null where there is none.</param>
/// <param name="Look">How it is drawn.</param>
public sealed record ChartLine(string Name, IReadOnlyList<int?> Values, ChartLook Look);
