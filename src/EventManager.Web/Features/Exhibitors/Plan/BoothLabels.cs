using System.Globalization;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>Labels in the order of people: E2 before E10.</summary>
internal static class BoothLabels
{
    public static readonly IComparer<string> Order = Comparer<string>.Create(
        (a, b) => CultureInfo.InvariantCulture.CompareInfo.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering)
    );
}
