import type { Identifier, Node } from '@babel/types';
import type { Shape, Value } from '../../segment/value.js';

type TypedShape = Partial<Value> & { readonly shape: Shape };

const keywords: Readonly<Record<string, Shape>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSNullKeyword: 'null',
  TSUndefinedKeyword: 'undefined',
  TSObjectKeyword: 'object',
  TSTypeLiteral: 'object',
  TSFunctionType: 'function',
  TSArrayType: 'array',
  StringTypeAnnotation: 'string',
  NumberTypeAnnotation: 'number',
};

/** Finds the interface or the type alias of a file by its name. */
export type Named = (name: string) => Node | null;

/**
 * What the type written at a declaration says; null where there is none, or none that can be read without a checker.
 * @param named finds the types that the file itself declares
 */
export function annotatedShape(identifier: Identifier, declaration: Node, named: Named): TypedShape | null {
  const annotation = identifier.typeAnnotation;
  if (annotation?.type !== 'TSTypeAnnotation' && annotation?.type !== 'TypeAnnotation') return null;
  const shape = shapeOfType(annotation.typeAnnotation, named);
  if (!shape) return null;
  const optional = identifier.optional === true || isUnassigned(declaration);
  return optional ? { ...shape, nullable: true } : shape;
}

function shapeOfType(type: Node, named: Named): TypedShape | null {
  const keyword = keywords[type.type];
  if (keyword) return { shape: keyword };
  if (type.type === 'TSLiteralType' && type.literal.type === 'StringLiteral') {
    return { shape: 'string', nonEmpty: type.literal.value !== '' };
  }
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
    const { name } = type.typeName;
    return name === 'Record' ? { shape: 'object' } : shapeOfNamed(name, named);
  }
  return type.type === 'TSUnionType' ? shapeOfUnion(type.types, named) : null;
}

/** What a type of the file's own is; a type that names itself is followed once. */
function shapeOfNamed(name: string, named: Named): TypedShape | null {
  const declared = named(name);
  if (declared?.type === 'TSInterfaceDeclaration') {
    const isPlain = declared.body.body.every((member) => member.type !== 'TSCallSignatureDeclaration');
    return isPlain && !declared.extends?.length ? { shape: 'object' } : null;
  }
  if (declared?.type !== 'TSTypeAliasDeclaration' || declared.typeParameters) return null;
  return shapeOfType(declared.typeAnnotation, (other) => (other === name ? null : named(other)));
}

/** What the type of a variable says of one of its members, where that type is written out in the same file. */
export function memberShape(identifier: Identifier, key: string, named: Named): TypedShape | null {
  const annotation = identifier.typeAnnotation;
  if (annotation?.type !== 'TSTypeAnnotation') return null;
  const type = annotation.typeAnnotation;
  const reference =
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null;
  const declared = reference === null ? type : named(reference);
  const member = declared && membersOf(declared).find((candidate) => isNamed(candidate, key));
  if (member?.type !== 'TSPropertySignature' || !member.typeAnnotation) return null;
  const shape = shapeOfType(member.typeAnnotation.typeAnnotation, named);
  return shape && member.optional === true ? { ...shape, nullable: true } : shape;
}

function membersOf(type: Node): readonly Node[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  // What an interface inherits may say more, and never something else.
  if (type.type === 'TSInterfaceDeclaration') return type.body.body;
  return type.type === 'TSTypeAliasDeclaration' ? membersOf(type.typeAnnotation) : [];
}

function isNamed(member: Node, key: string): boolean {
  return member.type === 'TSPropertySignature' && member.key.type === 'Identifier' && member.key.name === key;
}

function shapeOfUnion(types: readonly Node[], named: Named): TypedShape | null {
  const shapes = types.map((type) => shapeOfType(type, named));
  const solid = shapes.filter((shape) => shape?.shape !== 'null' && shape?.shape !== 'undefined');
  const [first] = solid;
  if (!first || solid.some((shape) => shape?.shape !== first.shape)) return null;
  const nullable = solid.length < shapes.length;
  return { shape: first.shape, nullable, nonEmpty: solid.every((shape) => shape?.nonEmpty === true) };
}

/** `let id: string;` is undefined until something is assigned. */
function isUnassigned(declaration: Node): boolean {
  return declaration.type === 'VariableDeclarator' && !declaration.init;
}
