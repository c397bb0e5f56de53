using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>An order that no column asks for is asked for by nobody.</summary>
public sealed partial class ListOrderTests
{
    [Fact]
    public void Each_order_of_a_list_is_a_columns_or_the_one_that_it_starts_with()
    {
        var sources = House.WebFiles(".cs", ".razor").Select(File.ReadAllText).ToList();
        var lists = sources
            .Select(source =>
                (Row: ListOf().Match(source).Groups[1].Value, Orders: Orders().Matches(source).Select(one => one.Groups[1].Value))
            )
            .Where(list => list.Row.Length > 0 && list.Orders.Any())
            .ToList();
        lists.Count.ShouldBeGreaterThan(16);

        lists
            .SelectMany(list =>
            {
                var pages = sources.Where(source => source.Contains($"ListColumn<{list.Row}>", StringComparison.Ordinal)).ToList();
                var asked = pages
                    .SelectMany(page => Columns().Matches(page).Concat(Starts().Matches(page)))
                    .Select(one => one.Groups[1].Value);
                return list.Orders.Except(asked).Select(order => $"{list.Row} by {order}");
            })
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"class \w+\([^{]*?: I?ListQuery<(?:\w+, )?(\w+)>", RegexOptions.Singleline)]
    private static partial Regex ListOf();

    [GeneratedRegex(@"\[""(\w+)""\] = ListOrder<")]
    private static partial Regex Orders();

    [GeneratedRegex(@"new\(""(\w+)"",(?:(?!new\("").)*?Sorts = true", RegexOptions.Singleline)]
    private static partial Regex Columns();

    [GeneratedRegex(@"ListLook \w+ = new\(""(\w+)""")]
    private static partial Regex Starts();
}
